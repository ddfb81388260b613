package hcchat.spec;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.HistoryOutcome;
import hcchat.client.JoinRequest;
import hcchat.client.Person;
import hcchat.client.RawSocket;
import hcchat.client.RoomSignal;
import hcchat.client.Saying;
import hcchat.client.SendOutcome;
import hcchat.client.Told;
import hcchat.harness.Await;
import hcchat.harness.Seed;
import hcchat.harness.Server;
import hcchat.harness.Speaker;
import hcchat.harness.Visitors;
import hcchat.harness.Visitors.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(300)
class RoomMemoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int NEWEST = 10_000;

    private final Server server = SharedServer.get();
    private final Visitors visitors = new Visitors();

    @AfterEach
    void leave() {
        visitors.close();
    }

    @Test
    void who_comes_late_reads_what_was_said_and_proves_it() throws Exception {
        Visitor alice = visitors.join(server.socket(), "late joiner", "alice");
        Speaker speaker = new Speaker(alice.room(), "alice").say(300, 8, PATIENCE);
        alice.client().close();
        Visitor late = visitors.reader(server.socket(), "late joiner", "bob");
        Histories.isWhole(late.transcript(), 1, 300);
        Histories.isProven(late.transcript(), 300);
        Histories.hasAll(late.transcript().told(), List.of(speaker));
    }

    @Test
    void twenty_who_lose_their_sockets_again_and_again_hear_everything_once_while_others_speak() throws Exception {
        RandomGenerator chance = Seed.printed("resume under fire");
        List<Visitor> unlucky = IntStream.range(0, 20)
                .mapToObj(i -> visitors.join(server.socket(), "under fire", "unlucky" + i))
                .toList();
        List<Speaker> speakers = IntStream.range(0, 3)
                .mapToObj(i -> visitors.join(server.socket(), "under fire", "speaker" + i))
                .map(visitor -> new Speaker(visitor.room(), "speaker").start(4))
                .toList();
        for (int i = 0; i < 100; i++) {
            unlucky.get(chance.nextInt(unlucky.size())).client().interrupt(chance.nextBoolean());
            int wanted = acknowledged(speakers) + chance.nextInt(20);
            Await.until("messages go on", PATIENCE, () -> acknowledged(speakers) >= wanted);
        }
        for (Speaker speaker : speakers) {
            speaker.finish(PATIENCE);
            assertThat(speaker.refusals()).isEmpty();
        }
        long last = acknowledged(speakers);
        for (Visitor one : unlucky) {
            Histories.isWhole(one.transcript(), 1, last);
            Histories.hasAll(one.transcript().told(), speakers);
        }
    }

    @Test
    void a_message_sent_again_is_stored_once_and_its_id_is_taken_for_everybody_else() throws Exception {
        Visitor alice = visitors.join(server.socket(), "again", "alice");
        Visitor bob = visitors.join(server.socket(), "again", "bob");
        UUID id = UUID.randomUUID();
        Saying hello = new Saying.Chat(Speaker.envelope("hello"));
        var both = List.of(
                alice.room().say(hello, id),
                alice.room().say(new Saying.Chat(Speaker.envelope("next")), UUID.randomUUID()));
        SendOutcome.Acked first = (SendOutcome.Acked) both.get(0).get(20, TimeUnit.SECONDS);
        both.get(1).get(20, TimeUnit.SECONDS);
        alice.client().interrupt(false);
        Await.until("alice is back", PATIENCE, () -> outcome(alice, hello, id) instanceof SendOutcome.Acked);
        assertThat(outcome(alice, hello, id))
                .isEqualTo(new SendOutcome.Acked(first.seq(), first.epoch(), first.time(), true));
        assertThat(outcome(bob, hello, id)).isEqualTo(new SendOutcome.Refused("id_conflict"));
        assertThat(outcome(alice, new Saying.Chat(Speaker.envelope("other")), id))
                .isEqualTo(new SendOutcome.Refused("id_conflict"));
        assertThat(server.store().heads()).containsEntry(alice.as().room(), 2L);
    }

    @ParameterizedTest
    @ValueSource(ints = 12_000)
    void who_is_far_behind_gets_the_newest_and_pages_the_rest(int behind) throws Exception {
        farBehind(behind);
    }

    @ParameterizedTest
    @ValueSource(ints = 50_000)
    @Tag("long")
    void who_is_very_far_behind_gets_the_newest_and_pages_the_rest(int behind) throws Exception {
        farBehind(behind);
    }

    private void farBehind(int behind) throws Exception {
        String channel = "behind " + behind;
        List<Speaker> speakers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            speakers.add(new Speaker(
                            visitors.join(server.socket(), channel, "speaker" + i)
                                    .room(),
                            "s" + i)
                    .start(64));
        }
        Await.until("the room is long", Duration.ofSeconds(200), () -> acknowledged(speakers) >= behind);
        for (Speaker speaker : speakers) {
            speaker.finish(PATIENCE);
        }
        long last = acknowledged(speakers);
        Visitor late = visitors.reader(server.socket(), channel, "late");
        Histories.isWhole(late.transcript(), last - NEWEST + 1, last);
        assertThat(late.transcript().signals()).contains(new RoomSignal.Missed(1, last - NEWEST, true));
        List<Told> all = new ArrayList<>(older(late, last - NEWEST + 1, 500));
        all.addAll(late.transcript().told());
        assertThat(Histories.seqs(all))
                .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
        Histories.hasAll(all, speakers);
        assertThat(late.transcript().signals()).noneMatch(RoomSignal.Lost.class::isInstance);
    }

    @Test
    void who_stops_reading_is_closed_and_has_lost_nothing_when_they_come_back() throws Exception {
        String channel = "stuck reader";
        RawSocket stuck = visitors.socket(server.socket());
        stuck.send("{\"cmd\":\"join\",\"channel\":\"" + channel + "\",\"nick\":\"stuck\"}");
        stuck.await("onlineSet");
        stuck.stopReading();
        Visitor alice = visitors.join(server.socket(), channel, "alice");
        String long48k = Speaker.envelope("x".repeat(36_000));
        for (int i = 0; i < 500; i++) {
            assertThat(outcome(alice, new Saying.Chat(long48k), UUID.randomUUID()))
                    .isInstanceOf(SendOutcome.Acked.class);
        }
        // Not only noticed by who was stuck: the room has been told, long before they read on.
        alice.transcript()
                .await(
                        signal -> signal instanceof RoomSignal.Went(Person who)
                                && who.nick().equals("stuck"),
                        PATIENCE);
        stuck.goOnReading();
        List<Long> heard = new ArrayList<>();
        String frame = stuck.next(PATIENCE);
        while (frame != null) {
            JsonNode json = new tools.jackson.databind.json.JsonMapper().readTree(frame);
            if (json.path("cmd").stringValue("").equals("chat")) {
                heard.add(json.path("seq").longValue());
            }
            frame = stuck.next(PATIENCE);
        }
        assertThat(stuck.awaitClose(Duration.ofSeconds(1))).isEqualTo(1006);
        long cursor = heard.size();
        assertThat(heard).isEqualTo(LongStream.rangeClosed(1, cursor).boxed().toList());
        assertThat(cursor).as("what the socket took before it was closed").isLessThan(500);
        Visitor back = visitors.join(
                server.socket(), JoinRequest.of(channel, "unstuck").withAfter(cursor));
        back.transcript().awaitSeq(500, PATIENCE);
        long first = back.transcript().told().getFirst().from();
        List<Long> all = new ArrayList<>(heard);
        all.addAll(Histories.seqs(older(back, first, 50)).stream()
                .filter(seq -> seq > cursor)
                .toList());
        all.addAll(Histories.seqs(back.transcript().told()));
        assertThat(all).isEqualTo(LongStream.rangeClosed(1, 500).boxed().toList());
    }

    /// Everything before `before`, a page at a time.
    private static List<Told> older(Visitor reader, long before, int limit) throws Exception {
        List<Told> older = new ArrayList<>();
        long first = before;
        while (first > 1) {
            HistoryOutcome outcome = reader.room().history(first, limit).get(60, TimeUnit.SECONDS);
            assertThat(outcome).isInstanceOf(HistoryOutcome.Page.class);
            HistoryOutcome.Page page = (HistoryOutcome.Page) outcome;
            assertThat(page.proven()).isTrue();
            older.addAll(0, page.told());
            first = page.first();
        }
        return older;
    }

    private static SendOutcome outcome(Visitor visitor, Saying saying, UUID id) {
        return visitor.room().say(saying, id).orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static int acknowledged(List<Speaker> speakers) {
        return speakers.stream().mapToInt(Speaker::acknowledgedCount).sum();
    }
}
