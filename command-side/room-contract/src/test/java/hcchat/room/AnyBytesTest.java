package hcchat.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What was written is read back, and whatever else is offered is refused in one way only, or is what would have been
/// written.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnyBytesTest {
    private static final int ROUNDS = 2_000;

    private final Random random = Seeded.random(AnyBytesTest.class);
    private final RandomRoom any = new RandomRoom(random);

    @Test
    void any_event_comes_back_from_its_body() {
        for (int i = 0; i < ROUNDS; i++) {
            RoomEvent event = any.event();
            byte[] body = EventBodyCodec.encode(event);

            assertThat(body.length % 64).isZero();
            assertThat(EventBodyCodec.decode(event.meta().seq(), event.of(), body))
                    .isEqualTo(event);
        }
    }

    @Test
    void any_stored_event_comes_back_from_its_bytes() {
        for (int i = 0; i < ROUNDS; i++) {
            StoredEvent event = storedEvent();

            assertThat(StoredEvent.decode(ByteBuffer.wrap(event.encode()))).isEqualTo(event);
        }
    }

    @Test
    void any_member_appearance_and_passing_event_comes_back_from_its_bytes() {
        for (int i = 0; i < ROUNDS; i++) {
            Member member = any.member();
            Who who = any.who();
            PassingEvent passing = new PassingEvent.Changed(member, any.member());

            assertThat(MemberCodec.decodeMember(MemberCodec.encode(member))).isEqualTo(member);
            assertThat(MemberCodec.decodeWho(MemberCodec.encode(who))).isEqualTo(who);
            PassingEvent whisper = new PassingEvent.Whispered(
                    member, any.member(), new UUID(random.nextLong(), random.nextLong()), any.text());
            assertThat(PassingCodec.decode(PassingCodec.encode(passing))).isEqualTo(passing);
            assertThat(PassingCodec.decode(PassingCodec.encode(whisper))).isEqualTo(whisper);
        }
    }

    @Test
    void a_body_that_was_cut_anywhere_is_refused() {
        RoomEvent event = any.event();
        byte[] body = EventBodyCodec.encode(event);
        for (int length = 0; length < body.length; length++) {
            byte[] cut = Arrays.copyOf(body, length);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EventBodyCodec.decode(event.meta().seq(), event.of(), cut));
        }
    }

    @Test
    void a_flipped_bit_gives_a_refusal_or_another_event_that_is_written_like_this() {
        for (int i = 0; i < ROUNDS; i++) {
            RoomEvent event = any.event();
            byte[] body = flipped(EventBodyCodec.encode(event));
            try {
                RoomEvent other = EventBodyCodec.decode(event.meta().seq(), event.of(), body);

                assertThat(EventBodyCodec.encode(other)).isEqualTo(body);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageNotContaining(textOf(event));
            }
        }
    }

    @Test
    void a_member_that_was_flipped_or_cut_is_refused_or_another_one_that_is_written_like_this() {
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = broken(PassingCodec.encode(any(i % 2 == 0)));
            try {
                assertThat(PassingCodec.decode(bytes)).isNotNull();
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageNotContaining("Member");
            }
        }
    }

    @Test
    void noise_is_refused_or_read_and_nothing_else() {
        for (int i = 0; i < ROUNDS; i++) {
            byte[] noise = any.bytes(random.nextInt(300));
            noBadEnd(() -> EventBodyCodec.decode(1, random.nextInt(3), noise));
            noBadEnd(() -> StoredEvent.decode(ByteBuffer.wrap(noise)));
            noBadEnd(() -> MemberCodec.decodeMember(noise));
            noBadEnd(() -> MemberCodec.decodeWho(noise));
            noBadEnd(() -> PassingCodec.decode(noise));
        }
    }

    private static void noBadEnd(Runnable decoding) {
        try {
            decoding.run();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageNotContaining("\n");
        }
    }

    @Test
    void a_whisper_as_long_as_a_frame_comes_back_from_its_bytes() {
        PassingEvent whisper =
                new PassingEvent.Whispered(any.member(), any.member(), new UUID(1, 2), "\uD83D\uDE00".repeat(16_000));

        assertThat(PassingCodec.decode(PassingCodec.encode(whisper))).isEqualTo(whisper);
    }

    private PassingEvent any(boolean directed) {
        return directed
                ? new PassingEvent.Invited(any.member(), any.member(), any.text())
                : new PassingEvent.Arrived(any.member());
    }

    private StoredEvent storedEvent() {
        byte[] body = random.nextBoolean() ? any.bytes(1 + random.nextInt(400)) : null;
        return new StoredEvent(
                any.room(),
                random.nextLong(),
                random.nextLong(),
                random.nextInt(),
                random.nextInt(),
                any.bytes(32),
                random.nextLong(),
                body);
    }

    private byte[] broken(byte[] bytes) {
        return random.nextBoolean() ? flipped(bytes) : Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    private byte[] flipped(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private static String textOf(RoomEvent event) {
        return event instanceof RoomEvent.MessageEdited edited && edited.text().length() > 3
                ? edited.text()
                : "\u0000none";
    }
}
