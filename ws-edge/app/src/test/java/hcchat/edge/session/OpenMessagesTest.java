package hcchat.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.intake.IntakeClient;
import hcchat.intake.Outcome;
import hcchat.intake.RoomRequest;
import hcchat.room.Aside;
import hcchat.room.AuthorId;
import hcchat.room.RoomCommand.EditMessage;
import hcchat.room.RoomId;
import hcchat.room.UpdateMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What is kept is bounded, and nothing is stored before its time or under another id than the first.
class OpenMessagesTest {
    private static final RoomId ROOM = new RoomId(1, 2);
    private static final AuthorId ALICE = new AuthorId(3, 4);
    private static final byte[] WHO = {1};

    private final AtomicLong now = new AtomicLong();
    private final List<EditMessage> asked = new ArrayList<>();
    private final List<IntakeClient.Answer> answers = new ArrayList<>();
    private final OpenMessages messages = new OpenMessages(
            new IntakeClient() {
                @Override
                public void ask(RoomRequest request, Answer answer) {
                    asked.add((EditMessage) ((RoomRequest.Decide) request).command());
                    answers.add(answer);
                }

                @Override
                public void close() {}
            },
            now::get);

    private void append(OpenMessage message, String text) {
        assertThat(messages.change(message, new Aside.Update("abc", UpdateMode.APPEND, text), WHO))
                .isTrue();
    }

    private void pass(int seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        messages.sweep();
    }

    private static Outcome stored(long seq) {
        return new Outcome.Stored(seq, 1, 1, false);
    }

    @Test
    void a_flood_forgets_its_oldest() {
        for (int i = 0; i <= OpenMessages.MOST; i++) {
            messages.open(ROOM, ALICE, "m" + i, "x");
        }
        assertThat(messages.find(ROOM, ALICE, "m0")).isNull();
        assertThat(messages.find(ROOM, ALICE, "m1")).isNotNull();
    }

    @Test
    void long_texts_count_by_their_length() {
        String text = "x".repeat(1 << 20);
        for (int i = 0; i <= OpenMessages.MOST_CHARS / text.length(); i++) {
            messages.open(ROOM, ALICE, "m" + i, text);
        }
        assertThat(messages.find(ROOM, ALICE, "m0")).isNull();
        assertThat(messages.find(ROOM, ALICE, "m1")).isNotNull();
    }

    @Test
    void what_was_changed_before_it_was_stored_is_edited_after() {
        OpenMessage message = messages.open(ROOM, ALICE, "abc", "one");
        append(message, " two");
        pass(11);
        assertThat(asked).isEmpty();
        messages.answered(message, stored(7));
        pass(11);
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().of()).isEqualTo(7);
        assertThat(asked.getFirst().text()).isEqualTo("one two");
    }

    @Test
    void a_message_that_was_not_stored_cannot_be_changed() {
        OpenMessage message = messages.open(ROOM, ALICE, "abc", "one");
        append(message, " two");
        messages.answered(message, new Outcome.TryLater(Outcome.Why.OVERLOADED, 1));
        assertThat(messages.find(ROOM, ALICE, "abc")).isNull();
        pass(11);
        assertThat(asked).isEmpty();
    }

    @Test
    void an_edit_of_which_nobody_knows_is_tried_again_under_its_id() {
        OpenMessage message = messages.open(ROOM, ALICE, "abc", "one");
        messages.answered(message, stored(7));
        append(message, " two");
        pass(11);
        answers.getFirst().take(new Outcome.Unknown());
        pass(11);
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast()).isEqualTo(asked.getFirst());
        answers.getLast().take(stored(8));
        append(message, " three");
        pass(11);
        assertThat(asked).hasSize(3);
        assertThat(asked.getLast().id()).isNotEqualTo(asked.getFirst().id());
    }
}
