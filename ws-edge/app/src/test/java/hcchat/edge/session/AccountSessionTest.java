package hcchat.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.fixture.Await;
import hcchat.edge.fixture.Peer;
import hcchat.edge.fixture.TestEdge;
import hcchat.edge.fixture.TestIssuer;
import hcchat.edge.fixture.TestServer;
import hcchat.intake.token.AccessToken;
import hcchat.log.account.AccountChange.AccountEnded;
import hcchat.log.account.AccountChange.DeviceEnded;
import hcchat.log.account.AccountChange.TokenEnded;
import hcchat.room.Member;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who comes with an account's token.
class AccountSessionTest {
    private static final UUID ALICE = UUID.randomUUID();
    private static final UUID PHONE = UUID.randomUUID();
    private static final UUID LAPTOP = UUID.randomUUID();

    private final AtomicLong ahead = new AtomicLong();
    private final AtomicLong stoodStill = new AtomicLong();
    private final TestServer server = new TestServer(51);
    private TestEdge edge = new TestEdge(server, "edge", TestEdge.OPEN, this::nanos, this::now);

    @AfterEach
    void close() {
        edge.close();
        server.close();
    }

    private long now() {
        return System.currentTimeMillis() + ahead.get();
    }

    private long nanos() {
        return System.nanoTime() + stoodStill.get();
    }

    /// As after SIGSTOP: the edge's clocks have gone on, and it reads what was told meanwhile only when it is let.
    private void standStill() {
        stoodStill.addAndGet(TimeUnit.SECONDS.toNanos(2));
    }

    private String token(UUID device) {
        return server.issuer.token(ALICE, device, now(), TestIssuer.LIFE_MILLIS);
    }

    private String token(UUID id, String channel) {
        return server.issuer.token(
                ALICE,
                PHONE,
                id,
                now(),
                TestIssuer.LIFE_MILLIS,
                claims -> claims.put("room", server.room(channel).toString()));
    }

    private Peer anonymous() {
        return Peer.hcchat(edge.acceptor());
    }

    private Peer bearing(String token) {
        return Peer.bearing(edge.acceptor(), token);
    }

    private static String join(String channel, String nick, String token) {
        return "{'cmd':'join','channel':'" + channel + "','nick':'" + nick + "','token':'" + token + "'}";
    }

    private static String code(Peer peer) {
        return Peer.text(peer.hears("warn"), "code");
    }

    private String author(String channel) {
        return server.author(channel, new AccessToken(ALICE, PHONE, PHONE, 0, 0, null, null).holder())
                .toString();
    }

    private void ended(Peer peer, String code, int status) {
        Await.until("the socket is closed", () -> peer.socket().isClosed());
        assertThat(code(peer)).isEqualTo(code);
        assertThat(peer.socket().closeCode()).isEqualTo(status);
    }

    @Test
    void an_accounts_token_makes_its_bearer_the_same_author_however_it_came_and_on_every_device() {
        Peer phone = bearing(token(PHONE)).joined("lobby", "alice");
        Peer laptop = anonymous().says(join("lobby", "other", token(LAPTOP)));
        laptop.hears("onlineSet");

        assertThat(Peer.text(phone.hears("onlineSet"), "author")).isEqualTo(author("lobby"));
        assertThat(Peer.text(laptop.hears("onlineSet"), "author")).isEqualTo(author("lobby"));
        assertThat(server.roster("lobby").stream().map(Member::nick)).containsExactly("alice");
    }

    @Test
    void an_account_gets_no_holders_token_and_hears_when_its_own_runs_out() {
        Peer phone = bearing(server.issuer.token(ALICE, PHONE, now(), 300_000));
        phone.joined("lobby", "alice");

        JsonNode session = phone.hears("session");

        assertThat(session.has("token")).isFalse();
        assertThat(session.path("account").booleanValue()).isTrue();
        assertThat(session.path("expires").longValue()).isBetween(now() + 200_000, now() + 300_000);
        assertThat(Peer.text(session, "channel")).isEqualTo("lobby");
    }

    @Test
    void a_socket_that_stands_on_a_token_joins_further_rooms_by_it() {
        Peer phone = anonymous().says(join("lobby", "alice", token(PHONE)));
        phone.hears("session");

        phone.says("{'cmd':'join','channel':'den','nick':'alice'}");

        phone.hears("session", frame -> Peer.text(frame, "channel").equals("den"));
        assertThat(server.roster("den").getFirst().author().toString()).isEqualTo(author("den"));
    }

    @Test
    void a_holders_token_is_a_holders_on_any_socket() {
        Peer before = anonymous().joined("lobby", "nobody");
        String holder = Peer.text(before.hears("session"), "token");
        String author = Peer.text(before.hears("onlineSet"), "author");

        Peer phone = bearing(token(PHONE)).says(join("lobby", "alice", holder));

        assertThat(Peer.text(phone.hears("onlineSet"), "author")).isEqualTo(author);
        assertThat(Peer.text(phone.hears("session"), "token")).startsWith("hcs1.");
    }

    @Test
    void a_token_for_one_room_joins_no_other() {
        String forLobby = token(UUID.randomUUID(), "lobby");
        Peer phone = anonymous().says(join("den", "alice", forLobby));
        assertThat(code(phone)).isEqualTo("forbidden");
        assertThat(server.roster("den")).isEmpty();

        phone.says(join("lobby", "alice", forLobby)).hears("session");
        phone.says("{'cmd':'join','channel':'den','nick':'alice'}");
        Await.until("another refusal", () -> phone.heard("warn").size() == 2);
        assertThat(server.roster("den")).isEmpty();
    }

    @Test
    void a_socket_that_stands_on_one_rooms_token_takes_none_of_another_room() {
        UUID id = UUID.randomUUID();
        Peer phone = anonymous().says(join("lobby", "alice", token(id, "lobby")));
        phone.hears("session");

        phone.says(join("den", "alice", token(UUID.randomUUID(), "den")));
        assertThat(code(phone)).isEqualTo("forbidden");
        phone.says("{'cmd':'session','token':'" + token(UUID.randomUUID(), "den") + "'}");
        Await.until("another refusal", () -> phone.heard("warn").size() == 2);
        assertThat(Peer.text(phone.heard("warn").getLast(), "code")).isEqualTo("forbidden");
        assertThat(server.roster("den")).isEmpty();

        server.end(new TokenEnded(id, now() + TestIssuer.LIFE_MILLIS, now()));

        Await.until("the socket is closed", () -> phone.socket().isClosed());
        assertThat(phone.socket().closeCode()).isEqualTo(4002);
        Await.until("nobody is in the lobby", () -> server.roster("lobby").isEmpty());
    }

    @Test
    void a_newer_token_of_the_same_room_takes_the_olders_place() {
        UUID older = UUID.randomUUID();
        UUID newer = UUID.randomUUID();
        Peer phone = anonymous().says(join("lobby", "alice", token(older, "lobby")));
        phone.hears("session");
        ahead.addAndGet(1_000);
        phone.says("{'cmd':'session','id':'00000000-0000-7000-8000-000000000001','token':'" + token(newer, "lobby")
                        + "'}")
                .hears("session", frame -> frame.has("ref"));

        server.end(new TokenEnded(older, now() + TestIssuer.LIFE_MILLIS, now()));
        server.end(new TokenEnded(newer, now() + TestIssuer.LIFE_MILLIS, now()));

        ended(phone, "token_revoked", 4002);
    }

    @Test
    void the_accounts_own_token_takes_the_place_of_a_rooms_also_where_it_runs_out_earlier() {
        UUID narrow = UUID.randomUUID();
        UUID wide = UUID.randomUUID();
        Peer phone = anonymous().says(join("lobby", "alice", token(narrow, "lobby")));
        phone.hears("session");
        String own = server.issuer.token(ALICE, PHONE, wide, now(), TestIssuer.LIFE_MILLIS - 60_000, claims -> {});
        phone.says(join("den", "alice", own))
                .hears("session", frame -> Peer.text(frame, "channel").equals("den"));

        server.end(new TokenEnded(narrow, now() + TestIssuer.LIFE_MILLIS, now()));
        phone.says("{'cmd':'chat','channel':'lobby','text':'still here'}").hears("chat");
        server.end(new TokenEnded(wide, now() + TestIssuer.LIFE_MILLIS, now()));

        ended(phone, "token_revoked", 4002);
        Await.until("nobody is in the den", () -> server.roster("den").isEmpty());
    }

    @Test
    void a_token_for_one_room_doesnt_narrow_a_socket_that_may_more() {
        Peer phone = bearing(token(PHONE));

        phone.says(join("lobby", "alice", token(UUID.randomUUID(), "lobby"))).hears("session");
        phone.says("{'cmd':'join','channel':'den','nick':'alice'}");

        phone.hears("session", frame -> Peer.text(frame, "channel").equals("den"));
    }

    @Test
    void tokens_that_are_bad_old_or_ended_are_refused_by_their_codes() {
        String dead = token(PHONE);
        String old = server.issuer.token(ALICE, PHONE, now() - 700_000, 600_000);
        String forged = new TestIssuer().token(ALICE, PHONE);
        server.end(new DeviceEnded(ALICE, PHONE, now() + 1));
        Peer live = bearing(token(LAPTOP)).joined("lobby", "alice");

        Await.until("the end is heard of", () -> {
            Peer peer = anonymous().says(join("lobby", "alice", dead));
            Await.until("an answer", () -> peer.heard().size() > 0);
            return !peer.heard("warn").isEmpty() && code(peer).equals("token_revoked");
        });
        assertThat(code(anonymous().says(join("lobby", "alice", old)))).isEqualTo("token_expired");
        assertThat(code(anonymous().says(join("lobby", "alice", forged)))).isEqualTo("bad_token");
        ended(bearing(dead), "token_revoked", 4002);
        ended(bearing(old), "token_expired", 4003);
        ended(bearing(forged), "bad_token", 1008);
        assertThat(live.socket().isClosed()).isFalse();
    }

    @Test
    void where_nobody_comes_in_without_an_account_both_dialects_say_so() {
        edge.close();
        edge = new TestEdge(server, "edge", TestEdge.accountsOnly(), System::nanoTime, this::now);
        String before = Peer.text(bearing(token(PHONE)).joined("lobby", "alice").hears("onlineSet"), "author");

        Peer nobody = anonymous().says("{'cmd':'join','channel':'lobby','nick':'nobody'}");
        Peer holder = anonymous().says(join("lobby", "nobody", "hcs1.c2VhbGVk"));
        Peer hackChat = Peer.hackChat(edge.acceptor()).says("{'cmd':'join','channel':'lobby','nick':'nobody'}");

        assertThat(before).isEqualTo(author("lobby"));
        assertThat(code(nobody)).isEqualTo("account_required");
        assertThat(code(holder)).isEqualTo("account_required");
        JsonNode warn = hackChat.hears("warn");
        assertThat(warn.path("id").intValue()).isEqualTo(41);
        assertThat(Peer.text(warn, "text")).contains("account");
        assertThat(server.roster("lobby").stream().map(Member::nick)).containsExactly("alice");
    }

    @Test
    void nobody_with_a_token_is_let_in_before_it_is_known_what_has_ended() {
        server.accounts.away(true);
        try (hcchat.edge.app.Edge early = new hcchat.edge.app.Edge(server.ports("early"), TestEdge.OPEN)) {
            Peer phone = Peer.hcchat(early.acceptor()).says(join("lobby", "alice", token(PHONE)));
            assertThat(code(phone)).isEqualTo("unavailable");
            assertThat(phone.hears("warn").path("retryAfterMs").longValue()).isPositive();
            assertThat(early.isReady()).isFalse();
            Peer.hcchat(early.acceptor()).joined("lobby", "nobody");

            server.accounts.away(false);

            Await.until("it is ready", early::isReady);
            phone.says(join("lobby", "alice", token(PHONE))).hears("session");
        }
    }

    @Test
    void a_newer_token_takes_the_place_of_an_older_without_a_new_connection() {
        Peer phone = bearing(token(PHONE)).joined("lobby", "alice");
        long first = phone.hears("session").path("expires").longValue();
        ahead.addAndGet(300_000);

        phone.says("{'cmd':'session','token':'" + token(PHONE) + "','id':'00000000-0000-7000-8000-000000000001'}");

        JsonNode renewed = phone.hears("session", frame -> frame.has("ref"));
        assertThat(Peer.text(renewed, "ref")).endsWith("1");
        assertThat(renewed.path("account").booleanValue()).isTrue();
        assertThat(renewed.path("expires").longValue()).isGreaterThanOrEqualTo(first + 299_000);
        Peer witness =
                bearing(server.issuer.token(ALICE, LAPTOP, now(), 350_000)).joined("den", "alice");
        ahead.addAndGet(400_000);
        ended(witness, "token_expired", 4003);
        phone.says("{'cmd':'chat','text':'still here'}").hears("chat");
    }

    @Test
    void an_older_token_changes_nothing() {
        Peer phone = bearing(token(PHONE)).joined("lobby", "alice");
        long expires = phone.hears("session").path("expires").longValue();

        String older = server.issuer.token(ALICE, PHONE, now() - 60_000, 120_000);
        phone.says("{'cmd':'session','token':'" + older + "','id':'00000000-0000-7000-8000-000000000001'}");

        assertThat(phone.hears("session", frame -> frame.has("ref"))
                        .path("expires")
                        .longValue())
                .isEqualTo(expires);
    }

    @Test
    void another_devices_token_or_one_for_nobody_is_no_newer_one() {
        Peer phone = bearing(token(PHONE)).joined("lobby", "alice");
        phone.says("{'cmd':'session','token':'" + token(LAPTOP) + "'}");
        assertThat(code(phone)).isEqualTo("forbidden");
        phone.says(join("den", "alice", server.issuer.token(UUID.randomUUID(), PHONE)));
        Await.until("a second refusal", () -> phone.heard("warn").size() == 2);
        assertThat(Peer.text(phone.heard("warn").getLast(), "code")).isEqualTo("forbidden");

        Peer nobody = anonymous().joined("lobby", "nobody");
        nobody.says("{'cmd':'session','token':'" + token(PHONE) + "'}");
        assertThat(code(nobody)).isEqualTo("forbidden");

        // hack.chat's question stays what it was.
        phone.says("{'cmd':'session'}");
        phone.hears("session", frame -> frame.has("restored"));
    }

    @Test
    void a_socket_whose_token_runs_out_is_told_so_and_closed() {
        Peer phone = bearing(token(PHONE)).joined("lobby", "alice");
        Peer nobody = anonymous().joined("lobby", "nobody");

        ahead.addAndGet(TestIssuer.LIFE_MILLIS + 1_000);

        ended(phone, "token_expired", 4003);
        nobody.hears("onlineRemove");
        assertThat(nobody.socket().isClosed()).isFalse();
    }

    @Test
    void a_devices_end_closes_its_sockets_and_no_others() {
        Peer phone = bearing(token(PHONE)).joined("lobby", "alice");
        Peer second = anonymous().says(join("den", "alice", token(PHONE)));
        second.hears("session");
        Peer laptop = bearing(token(LAPTOP)).joined("den", "alice");
        Peer bob = bearing(server.issuer.token(UUID.randomUUID(), PHONE)).joined("lobby", "bob");
        Peer nobody = anonymous().joined("lobby", "nobody");

        server.end(new DeviceEnded(ALICE, PHONE, now() + 1));

        ended(phone, "token_revoked", 4002);
        ended(second, "token_revoked", 4002);
        bob.hears("onlineRemove");
        for (Peer other : new Peer[] {laptop, bob, nobody}) {
            assertThat(other.socket().isClosed()).isFalse();
        }
    }

    @Test
    void an_accounts_end_closes_all_of_its_sockets() {
        Peer phone = bearing(token(PHONE)).joined("lobby", "alice");
        Peer laptop = bearing(token(LAPTOP));

        server.end(new AccountEnded(ALICE, now() + 1));

        ended(phone, "token_revoked", 4002);
        ended(laptop, "token_revoked", 4002);
    }

    @Test
    void a_tokens_end_closes_the_socket_that_stands_on_it() {
        UUID id = UUID.randomUUID();
        Peer phone = bearing(server.issuer.token(ALICE, PHONE, id, now(), 600_000, claims -> {}))
                .joined("lobby", "alice");
        Peer other = bearing(token(PHONE)).joined("den", "alice");

        server.end(new TokenEnded(id, now() + 600_000, now()));

        ended(phone, "token_revoked", 4002);
        assertThat(other.socket().isClosed()).isFalse();
    }

    @Test
    void an_end_from_before_a_login_leaves_the_login_alone() {
        long before = now();
        Await.until("time goes on", () -> now() > before);
        Peer phone = bearing(token(PHONE)).joined("lobby", "alice");

        server.end(new DeviceEnded(ALICE, PHONE, before), new DeviceEnded(ALICE, LAPTOP, now() + 1));

        ended(bearing(server.issuer.token(ALICE, PHONE, before - 1, 600_000)), "token_revoked", 4002);
        assertThat(phone.socket().isClosed()).isFalse();
    }

    @Test
    void an_edge_that_was_held_up_closes_what_has_ended_meanwhile() {
        Peer phone = bearing(token(PHONE)).joined("lobby", "alice");
        server.accountsOf("edge").pauseReaders();
        server.end(new DeviceEnded(ALICE, PHONE, now() + 1));
        Peer late = bearing(token(LAPTOP)).joined("lobby", "alice");
        assertThat(phone.socket().isClosed()).isFalse();

        server.accountsOf("edge").resumeReaders();

        ended(phone, "token_revoked", 4002);
        assertThat(late.socket().isClosed()).isFalse();
    }

    @Test
    void an_edge_that_stood_still_takes_nothing_from_the_dead_and_tells_them_nothing() {
        Peer nobody = anonymous().joined("lobby", "nobody");
        Peer phone = bearing(token(PHONE)).joined("lobby", "alice");
        Peer laptop = bearing(token(LAPTOP)).joined("lobby", "alice");
        server.accountsOf("edge").pauseReaders();
        server.end(new DeviceEnded(ALICE, PHONE, now() + 1));

        standStill();
        nobody.says("{'cmd':'chat','channel':'lobby','text':'for the living'}");
        phone.says("{'cmd':'chat','channel':'lobby','text':'from the dead'}");
        laptop.says("{'cmd':'chat','channel':'lobby','text':'from the living'}");
        nobody.hears("ack");
        assertThat(phone.heard("chat")).isEmpty();
        server.accountsOf("edge").resumeReaders();

        ended(phone, "token_revoked", 4002);
        laptop.hears("ack");
        nobody.hears("chat", chat -> Peer.text(chat, "text").equals("from the living"));
        assertThat(nobody.heard("chat"))
                .extracting(chat -> Peer.text(chat, "text"))
                .containsExactlyInAnyOrder("for the living", "from the living");
        assertThat(phone.heard("chat")).isEmpty();
    }

    @Test
    void an_edge_that_stood_still_lets_nobody_in_by_a_token_before_it_knows_who_is_dead() {
        server.accountsOf("edge").pauseReaders();
        String dead = token(PHONE);
        server.end(new DeviceEnded(ALICE, PHONE, now() + 1));

        standStill();
        Peer early = anonymous().says(join("lobby", "alice", dead));
        assertThat(code(early)).isEqualTo("unavailable");
        server.accountsOf("edge").resumeReaders();

        Await.until("the edge knows who is dead", () -> {
            Peer late = anonymous().says(join("lobby", "alice", dead));
            return code(late).equals("token_revoked");
        });
        assertThat(server.roster("lobby")).isEmpty();
    }

    @Test
    void somebody_who_doesnt_read_is_out_of_the_room_nevertheless() {
        Peer nobody = anonymous().joined("lobby", "nobody");
        Peer phone = bearing(token(PHONE)).joined("lobby", "alice");
        phone.socket().stopReading();

        server.end(new AccountEnded(ALICE, now() + 1));

        JsonNode gone = nobody.hears("onlineRemove");
        assertThat(Peer.text(gone, "nick")).isEqualTo("alice");
        assertThat(Objects.requireNonNull(server.roster("lobby")).stream().map(Member::nick))
                .containsExactly("nobody");
    }

    @Test
    void who_reads_slowly_is_told_why_before_the_goodbye() {
        Peer phone = bearing(token(PHONE)).joined("lobby", "alice");
        phone.socket().stopReading();
        anonymous().joined("lobby", "nobody");

        server.end(new AccountEnded(ALICE, now() + 1));
        Await.until("it is on its way out", () -> phone.socket().closeCode() != null);
        assertThat(phone.socket().isClosed()).isFalse();
        phone.socket().read();

        ended(phone, "token_revoked", 4002);
    }

    @Test
    void who_doesnt_read_the_goodbye_is_cut_off_after_five_seconds() {
        Peer phone = bearing(token(PHONE)).joined("lobby", "alice");
        phone.socket().stopReading();
        anonymous().joined("lobby", "nobody");

        server.end(new AccountEnded(ALICE, now() + 1));
        Await.until("it is on its way out", () -> phone.socket().closeCode() != null);
        ahead.addAndGet(6_000);

        Await.until("it is cut off", () -> phone.socket().isClosed());
        assertThat(phone.heard("warn")).isEmpty();
    }
}
