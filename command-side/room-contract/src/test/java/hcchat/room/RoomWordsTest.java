package hcchat.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoomWordsTest {
    private static final UUID ID = new UUID(1, 2);
    private static final AuthorId ALICE = new AuthorId(3, 4);
    private static final String SECRET = "what nobody may read";
    private static final Attachment FILE =
            new Attachment(SECRET, SECRET, 5, new Attachment.Encryption("s", SECRET, 0), null);

    @Test
    void the_stored_words_are_these_for_ever() {
        assertThat(Arrays.stream(EventType.values()).map(type -> type.code() + " " + type.storedName()))
                .containsExactly(
                        "1 room.chat.v1",
                        "2 room.emote.v1",
                        "3 room.attachment.v1",
                        "4 room.edit.v1",
                        "5 room.delete.v1",
                        "6 room.react.v1",
                        "16 room.door.v1",
                        "17 room.role.v1",
                        "18 room.ban.v1",
                        "19 room.mute.v1",
                        "20 room.lock.v1",
                        "21 room.key.v1",
                        "22 room.expire.v1",
                        "32 room.callStarted.v1",
                        "33 room.callEnded.v1");
    }

    @Test
    void a_message_has_the_fields_of_its_type_and_no_others() {
        assertThatIllegalArgumentException().isThrownBy(() -> post(EventType.CHAT, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> post(EventType.EMOTE, "x", FILE));
        assertThatIllegalArgumentException().isThrownBy(() -> post(EventType.ATTACHMENT, "x", null));
        assertThatIllegalArgumentException().isThrownBy(() -> post(EventType.EDIT, "x", null));
        assertThat(post(EventType.ATTACHMENT, null, FILE).attachment()).isEqualTo(FILE);
    }

    @Test
    void commands_of_different_content_have_different_bytes_to_mark() {
        Set<ByteBuffer> contents = new HashSet<>();
        for (RoomCommand command : new RoomCommand[] {
            post(EventType.CHAT, "x", null),
            post(EventType.EMOTE, "x", null),
            post(EventType.CHAT, "", null),
            new RoomCommand.PostMessage(ID, ALICE, EventType.CHAT, 1L, "x", null),
            new RoomCommand.PostMessage(ID, new AuthorId(3, 5), EventType.CHAT, null, "x", null),
            post(EventType.ATTACHMENT, "x", FILE),
            post(EventType.ATTACHMENT, null, FILE),
            new RoomCommand.EditMessage(ID, ALICE, 1, "x"),
            new RoomCommand.EditMessage(ID, ALICE, 2, "x"),
            new RoomCommand.SetReaction(ID, ALICE, 1, "x"),
            new RoomCommand.SetReaction(ID, ALICE, 1, ""),
            new RoomCommand.DeleteMessage(ID, ALICE, 1),
            new RoomCommand.ChangeState(ID, ALICE, new StateChange.Locked(true)),
            new RoomCommand.ChangeState(ID, ALICE, new StateChange.Locked(false)),
            new RoomCommand.ChangeState(ID, ALICE, new StateChange.Rekeyed("x")),
            new RoomCommand.ChangeState(ID, ALICE, new StateChange.Banned(ALICE, 7, null)),
            new RoomCommand.ChangeState(ID, ALICE, new StateChange.Muted(ALICE, 7))
        }) {
            assertThat(contents.add(ByteBuffer.wrap(CommandContent.bytes(command))))
                    .isTrue();
        }
    }

    @Test
    void where_a_banned_one_came_from_is_not_part_of_what_was_asked() {
        AddressTag address = new AddressTag(1, 2);
        RoomCommand known = new RoomCommand.ChangeState(ID, ALICE, new StateChange.Banned(ALICE, 7, address));
        RoomCommand asked = new RoomCommand.ChangeState(ID, ALICE, new StateChange.Banned(ALICE, 7, null));

        assertThat(CommandContent.bytes(known)).isEqualTo(CommandContent.bytes(asked));
    }

    @Test
    void the_id_of_a_command_is_not_part_of_its_content() {
        RoomCommand other = new RoomCommand.EditMessage(new UUID(8, 9), ALICE, 1, "x");

        assertThat(CommandContent.bytes(other))
                .isEqualTo(CommandContent.bytes(new RoomCommand.EditMessage(ID, ALICE, 1, "x")));
    }

    @Test
    void nothing_that_a_user_wrote_is_printed() {
        EventMeta meta = new EventMeta(1, ID, 0, ALICE, new Blind(1, 1));
        Member member = new Member(ALICE, SECRET, 1, SECRET, SECRET, SECRET, 1, SECRET, SECRET, null);
        for (Object printed : new Object[] {
            post(EventType.CHAT, SECRET, null),
            post(EventType.ATTACHMENT, SECRET, FILE),
            new RoomCommand.EditMessage(ID, ALICE, 1, SECRET),
            new RoomCommand.SetReaction(ID, ALICE, 1, SECRET),
            new RoomEvent.MessagePosted(meta, EventType.ATTACHMENT, null, SECRET, FILE),
            new RoomEvent.MessageEdited(meta, 1, SECRET),
            new RoomEvent.ReactionSet(meta, 1, SECRET),
            FILE,
            member,
            Who.of(member, SECRET),
            new PassingEvent.Arrived(member),
            new PassingEvent.Whispered(member, member, ID, SECRET),
            new PassingEvent.Invited(member, member, SECRET),
            new PassingEvent.Typing(member),
            new PassingEvent.Seen(member, Marker.NONE),
            new Aside.Whisper(ALICE, ID, SECRET),
            new Aside.Invite(ALICE, SECRET),
            new Aside.Update(SECRET, UpdateMode.APPEND, SECRET),
            new RoomCommand.ChangeState(ID, ALICE, new StateChange.Rekeyed(SECRET)),
            new RoomEvent.StateChanged(meta, new StateChange.Rekeyed(SECRET)),
            new PassingEvent.Expelled(member, Expulsion.KICKED),
            new PassingEvent.Updated(member, new Aside.Update(SECRET, UpdateMode.APPEND, SECRET)),
        }) {
            assertThat(printed.toString()).doesNotContain(SECRET);
        }
    }

    private static RoomCommand.PostMessage post(EventType type, @Nullable String text, @Nullable Attachment file) {
        return new RoomCommand.PostMessage(ID, ALICE, type, null, text, file);
    }
}
