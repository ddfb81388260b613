package hcchat.spec;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.JoinRequest;
import hcchat.client.Letter;
import hcchat.client.LetterOutcome;
import hcchat.client.Person;
import hcchat.client.RoomSignal;
import hcchat.client.Saying;
import hcchat.client.SendOutcome;
import hcchat.client.Told;
import hcchat.client.Words;
import hcchat.client.crypto.Passphrase;
import hcchat.client.crypto.Refusal;
import hcchat.harness.Await;
import hcchat.harness.Server;
import hcchat.harness.Visitors;
import hcchat.harness.Visitors.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the client library seals goes through a server that takes nothing else, and is opened on the other side.
@Timeout(300)
class EncryptedRoomTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Passphrase SHARED = Passphrase.of("aubergine moonlight".toCharArray());

    private final Server server = SharedServer.get();
    private final Visitors visitors = new Visitors();

    @AfterEach
    void leave() {
        visitors.close();
    }

    private Visitor member(String channel, String nick) {
        return visitors.join(
                server.socket(), JoinRequest.of(channel, nick).withAfter(0).withPassphrase(SHARED));
    }

    @Test
    void members_read_each_other_and_nobody_else_reads_them() throws Exception {
        String channel = "sealed parlour";
        Visitor alice = member(channel, "alice");
        Visitor bob = member(channel, "bob");
        Visitor eve = visitors.reader(server.socket(), channel, "eve");
        Visitor mallory = visitors.join(
                server.socket(),
                JoinRequest.of(channel, "mallory")
                        .withAfter(0)
                        .withPassphrase(Passphrase.of("another one".toCharArray())));
        acked(alice.room().chat("hello"));
        acked(bob.room().say(new Saying.Chat("hello yourself", 1L)));
        acked(alice.room().edit(1, "hello!"));
        acked(alice.room().react(2, "\ud83d\udc4d"));
        acked(alice.room().react(2, ""));
        acked(bob.room().emote("waves"));
        Visitor late = member(channel, "late");

        for (Visitor member : List.of(alice, bob, late)) {
            assertThat(words(member, 6))
                    .containsExactly(
                            new Words.Opened("hello"),
                            new Words.Opened("hello yourself"),
                            new Words.Opened("hello!"),
                            new Words.Opened("\ud83d\udc4d"),
                            new Words.Opened(""),
                            new Words.Opened("waves"));
        }
        assertThat(words(eve, 6))
                .allSatisfy(words -> assertThat(((Words.AsItCame) words).text()).startsWith("E2EE:"));
        assertThat(words(mallory, 6)).containsOnly(new Words.Refused(Refusal.NOT_AUTHENTIC));
    }

    @Test
    void what_is_of_the_moment_is_told_and_a_whisper_is_for_the_two_only() throws Exception {
        String channel = "whispering gallery";
        Visitor alice = member(channel, "alice");
        Visitor bob = member(channel, "bob");
        Visitor eve = visitors.reader(server.socket(), channel, "eve");
        // An edge learns of a newcomer from the log.
        hears(alice, RoomSignal.Came.class, came -> came.who().nick().equals("bob"));
        acked(alice.room().whisper(bob.as().author(), "psst"));
        acked(alice.room().changeNick("alicia"));
        acked(alice.room().invite(bob.as().author(), "attic"));
        acked(alice.room().chat("hello"));
        alice.room().typing();
        // What an edge hasn't told yet can't have been seen.
        alice.transcript().awaitSeq(1, PATIENCE);
        alice.room().seen(1, 1);

        for (Visitor one : List.of(alice, bob)) {
            hears(one, RoomSignal.Whispered.class, told -> told.words().equals(new Words.Opened("psst")));
            hears(one, RoomSignal.Invited.class, told -> told.channel().equals("attic"));
        }
        for (Visitor one : List.of(alice, bob, eve)) {
            hears(one, RoomSignal.Changed.class, told -> told.now().nick().equals("alicia"));
            hears(
                    one,
                    RoomSignal.Typing.class,
                    told -> told.author().equals(alice.as().author()));
            hears(one, RoomSignal.Seen.class, told -> told.read() == 1);
            assertThat(one.room().people()).extracting(Person::nick).containsExactlyInAnyOrder("alicia", "bob", "eve");
        }
        assertThat(eve.transcript().signals())
                .noneMatch(RoomSignal.Whispered.class::isInstance)
                .noneMatch(RoomSignal.Invited.class::isInstance);
    }

    private static <T extends RoomSignal> void hears(Visitor visitor, Class<T> kind, Predicate<T> which)
            throws Exception {
        visitor.transcript().await(signal -> kind.isInstance(signal) && which.test(kind.cast(signal)), PATIENCE);
    }

    @Test
    void a_letter_sent_again_on_another_socket_is_stored_once() throws Exception {
        Visitor alice = member("letters", "alice");
        Letter letter = ((LetterOutcome.Written) alice.room().write(new Saying.Chat("once"))).letter();
        SendOutcome.Acked first = acked(alice.room().send(letter));
        alice.client().interrupt(false);
        Await.until(
                "alice is back",
                PATIENCE,
                () -> alice.room().send(letter).orTimeout(30, TimeUnit.SECONDS).join()
                                instanceof SendOutcome.Acked again
                        && again.repeat()
                        && again.seq() == first.seq());

        assertThat(words(alice, first.seq())).containsExactly(new Words.Opened("once"));
    }

    private static SendOutcome.Acked acked(CompletableFuture<SendOutcome> outcome) throws Exception {
        return (SendOutcome.Acked) outcome.get(30, TimeUnit.SECONDS);
    }

    private static List<Words> words(Visitor visitor, long last) throws Exception {
        visitor.transcript().awaitSeq(last, PATIENCE);
        return visitor.transcript().told().stream()
                .map(told -> ((Told.Said) told).words())
                .toList();
    }
}
