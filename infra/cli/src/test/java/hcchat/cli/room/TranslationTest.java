package hcchat.cli.room;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.HeadCheck;
import hcchat.client.JoinOutcome;
import hcchat.client.RoomSignal;
import hcchat.client.Told;
import hcchat.client.Words;
import hcchat.client.crypto.Refusal;
import hcchat.client.file.FileNote;
import hcchat.room.Attachment;
import hcchat.room.AuthorId;
import hcchat.room.Blind;
import hcchat.room.EventMeta;
import hcchat.room.EventType;
import hcchat.room.RoomEvent.MessagePosted;
import hcchat.room.RoomId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TranslationTest {
    private static final AuthorId ALICE = new AuthorId(1, 1);
    private static final AuthorId BOB = new AuthorId(2, 2);
    private static final hcchat.client.Person BOB_LOOKS = new hcchat.client.Person(BOB, "bob", 7, null, "ff8800");

    private final Translation translation = new Translation();

    private static Told said(long seq, Words words) {
        EventMeta meta = new EventMeta(seq, new UUID(0, seq), 5, BOB, new Blind(0, 0));
        return new Told.Said(new MessagePosted(meta, EventType.CHAT, null, "E2EE:", null), "bob", false, words);
    }

    private static Reading text(Happening happening) {
        return ((Happening.Posted) happening).text();
    }

    private void enter() {
        var _ = translation.of(
                new RoomSignal.Entered(new JoinOutcome.Joined(new RoomId(0, 0), ALICE, List.of(BOB_LOOKS), 1, 0)));
    }

    @Test
    void who_is_here_has_a_colour_in_what_is_said_also_after_leaving() {
        enter();
        var _ = translation.of(new RoomSignal.Went(BOB_LOOKS));
        assertThat(translation.of(said(1, new Words.Opened("hi"))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Happening.Posted.class,
                        posted -> assertThat(posted.by()).isEqualTo(new Person(BOB.toString(), "bob", "ff8800", null)));
    }

    @Test
    void an_envelope_that_was_not_opened_is_nobodys_words() {
        assertThat(text(translation.of(said(1, new Words.AsItCame("E2EE:abc"))).getFirst()))
                .isInstanceOf(Reading.Closed.class);
        assertThat(text(translation.of(said(2, new Words.AsItCame("plain"))).getFirst()))
                .isEqualTo(new Reading.Open("plain"));
        assertThat(text(translation
                        .of(said(3, new Words.Refused(Refusal.PLAIN)))
                        .getFirst()))
                .isInstanceOfSatisfying(
                        Reading.Closed.class,
                        closed -> assertThat(closed.code()).isEqualTo("plain"));
    }

    @Test
    void a_file_has_the_name_and_the_caption_that_its_sender_sealed() {
        Attachment attachment =
                new Attachment("key", "image/jpeg", 1_016, new Attachment.Encryption("aes-256-gcm", "AAAA", 0), null);
        EventMeta meta = new EventMeta(1, new UUID(0, 1), 5, BOB, new Blind(0, 0));
        MessagePosted message = new MessagePosted(meta, EventType.ATTACHMENT, null, "E2EE:", attachment);
        String note = new FileNote("a.jpg", 1_000, new byte[3], "look", null).text();

        Happening.Posted posted = (Happening.Posted) translation
                .of(new Told.Said(message, "bob", false, new Words.Opened(note)))
                .getFirst();
        assertThat(posted.file()).isEqualTo(new FileShown("a.jpg", "image/jpeg", 1_000));
        assertThat(posted.text()).isEqualTo(new Reading.Open("look"));

        Happening.Posted bare = (Happening.Posted) translation
                .of(new Told.Said(message, "bob", false, new Words.Opened("a caption")))
                .getFirst();
        assertThat(bare.file()).isEqualTo(new FileShown(null, "image/jpeg", 1_016));
        assertThat(bare.text()).isEqualTo(new Reading.Open("a caption"));
    }

    @Test
    void another_passphrase_is_suspected_once_and_only_while_nothing_was_opened() {
        assertThat(translation.of(said(1, new Words.Refused(Refusal.NOT_AUTHENTIC))))
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        Happening.Doubt.class, doubt -> assertThat(doubt.code()).isEqualTo("other_passphrase"));
        assertThat(translation.of(said(2, new Words.Refused(Refusal.NOT_AUTHENTIC))))
                .hasSize(1);
        Translation other = new Translation();
        var _ = other.of(said(1, new Words.Opened("hi")));
        assertThat(other.of(said(2, new Words.Refused(Refusal.NOT_AUTHENTIC)))).hasSize(1);
    }

    @Test
    void a_history_that_does_not_verify_is_said_in_capitals() {
        for (HeadCheck why : List.of(new HeadCheck.Forked(1, 9), new HeadCheck.BadSignature(1, 9))) {
            assertThat(translation.of(new RoomSignal.Distrusted(why)))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Happening.Doubt.class,
                            doubt -> assertThat(doubt.sentence())
                                    .startsWith("WARNING: ")
                                    .contains("9"));
        }
    }

    @Test
    void our_own_typing_is_no_news() {
        enter();
        assertThat(translation.of(new RoomSignal.Typing(ALICE, "alice"))).isEmpty();
        assertThat(translation.of(new RoomSignal.Typing(BOB, "bob")))
                .containsExactly(new Happening.Typing(new Person(BOB.toString(), "bob", "ff8800", null)));
    }
}
