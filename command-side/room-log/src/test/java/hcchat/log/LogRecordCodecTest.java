package hcchat.log;

import static hcchat.log.Samples.ALICE_SHOWN;
import static hcchat.log.Samples.LOBBY;
import static hcchat.log.Samples.arrival;
import static hcchat.log.Samples.describe;
import static hcchat.log.Samples.event;
import static hcchat.log.Samples.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hcchat.log.LogEntry.Passing;
import hcchat.log.LogEntry.Stored;
import hcchat.room.PassingEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LogRecordCodecTest {
    private final LogRecordCodec codec = new LogRecordCodec(new FixedSeal());

    /// Both kinds of entries, with and without who, with and without a body, in an order that isn't any default.
    private static final LogRecord MIXED = new LogRecord(
            3,
            2,
            5,
            11,
            List.of(
                    arrival(1),
                    stored(10),
                    new Passing(LOBBY, 2, new PassingEvent.RosterTold(List.of(Samples.ALICE))),
                    new Stored(event(11, 32).withoutBody(), null),
                    new Passing(LOBBY, 3, new PassingEvent.RoomErased())));

    @Test
    void a_record_comes_back_as_it_was() {
        assertThat(describe(onlyPiece(MIXED))).isEqualTo(describe(MIXED));
    }

    @Test
    void a_record_without_entries_comes_back() {
        LogRecord mark = Samples.mark(0, 1, 7);

        assertThat(describe(onlyPiece(mark))).isEqualTo(describe(mark));
    }

    @Test
    void a_number_travels_beside_the_value() {
        byte[] numbered = codec.encode(MIXED.numbered(4)).getFirst();

        assertThat(numbered).isEqualTo(codec.encode(MIXED).getFirst());
        assertThat(codec.decode(3, 2, 5, numbered).number()).isZero();
    }

    @Test
    void the_last_half_of_a_record_has_its_number() {
        assertThat(RecordHalves.of(MIXED.numbered(4)).stream().map(LogRecord::number))
                .containsExactly(0L, 4L);
    }

    @Test
    void a_record_that_goes_a_safe_way_needs_no_keys() {
        LogRecordCodec open = new LogRecordCodec(TransportSeal.NONE);

        LogRecord back = open.decode(3, 2, 5, open.encode(MIXED).getFirst());

        assertThat(describe(back)).isEqualTo(describe(MIXED));
    }

    @Test
    void the_bytes_are_those_of_the_golden_file() throws IOException {
        assertThat(HexFormat.of().formatHex(codec.encode(MIXED).getFirst())).isEqualTo(golden());
        assertThat(describe(codec.decode(3, 2, 5, HexFormat.of().parseHex(golden()))))
                .isEqualTo(describe(MIXED));
    }

    @Test
    void nothing_that_passes_stands_in_clear() {
        String bytes = new String(codec.encode(MIXED).getFirst(), StandardCharsets.ISO_8859_1);

        assertThat(bytes).doesNotContain("alice").doesNotContain("abcdef").doesNotContain("ff0000");
    }

    @Test
    void another_place_epoch_or_term_breaks_the_seal() {
        byte[] value = codec.encode(MIXED).getFirst();

        refused(() -> codec.decode(4, 2, 5, value));
        refused(() -> codec.decode(3, 1, 5, value));
        refused(() -> codec.decode(3, 2, 6, value));
    }

    @Test
    void any_flipped_bit_outside_of_a_body_is_refused() {
        byte[] value = codec.encode(MIXED).getFirst();
        // Version, at and count; length and header of the first event; then its body, which has a seal of its
        // own.
        int body = 13 + 4 + 82;
        for (int bit = 0; bit < value.length * 8; bit++) {
            int at = bit / 8;
            if (at < body || at >= body + 16) {
                byte[] bad = value.clone();
                bad[at] ^= (byte) (1 << bit % 8);
                refused(() -> codec.decode(3, 2, 5, bad));
            }
        }
    }

    @Test
    void a_cut_record_is_refused() {
        byte[] value = codec.encode(MIXED).getFirst();

        for (int length = 0; length < value.length; length++) {
            byte[] cut = Arrays.copyOf(value, length);
            refused(() -> codec.decode(3, 2, 5, cut));
        }
    }

    @Test
    void noise_is_refused() {
        Random random = Seeds.random(getClass());
        for (int i = 0; i < 5_000; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            if (noise.length > 0 && random.nextBoolean()) {
                noise[0] = 1;
            }
            refused(() -> codec.decode(3, 2, 5, noise));
        }
    }

    @Test
    void the_stored_events_are_left_when_the_key_is_forgotten() {
        byte[] old = new LogRecordCodec(new FixedSeal(FixedSeal.FORGOTTEN))
                .encode(MIXED)
                .getFirst();

        LogRecord left = codec.decode(3, 2, 5, old);

        assertThat(left.at()).isEqualTo(11);
        assertThat(left.entries())
                .containsExactly(
                        new Stored(event(10, 16), null),
                        new Stored(event(11, 32).withoutBody(), null));
    }

    @Test
    void a_long_record_is_split_and_every_piece_tells_the_truth() {
        List<LogEntry> entries = new ArrayList<>(List.of(arrival(1)));
        for (long position = 1; position <= 50; position++) {
            entries.add(new Stored(event(position, 100_000), ALICE_SHOWN));
        }
        entries.addAll(Collections.nCopies(20, arrival(2)));
        LogRecord whole = new LogRecord(3, 2, 5, 50, entries);

        List<LogRecord> pieces = pieces(whole);

        assertThat(pieces).hasSizeGreaterThan(4);
        assertThat(pieces.stream().flatMap(piece -> piece.entries().stream()).map(Samples::describe))
                .containsExactlyElementsOf(
                        entries.stream().map(Samples::describe).toList());
        long last = 0;
        for (LogRecord piece : pieces) {
            for (LogEntry entry : piece.entries()) {
                last = entry instanceof Stored stored ? stored.event().position() : last;
            }
            assertThat(piece.at()).isEqualTo(last);
        }
    }

    @Test
    void an_entry_that_no_record_can_hold_is_refused() {
        LogRecord huge = new LogRecord(0, 1, 1, 1, List.of(new Stored(event(1, LogRecordCodec.MAX_BYTES), null)));

        refused(() -> codec.encode(huge));
    }

    private LogRecord onlyPiece(LogRecord record) {
        assertThat(codec.encode(record)).hasSize(1);
        return pieces(record).getFirst();
    }

    private List<LogRecord> pieces(LogRecord record) {
        return codec.encode(record).stream()
                .peek(piece -> assertThat(piece.length).isLessThanOrEqualTo(LogRecordCodec.SPLIT_BYTES))
                .map(piece -> codec.decode(record.partition(), record.epoch(), record.term(), piece))
                .toList();
    }

    private static void refused(ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call);
    }

    private static String golden() throws IOException {
        try (InputStream in = LogRecordCodecTest.class.getResourceAsStream("/golden/log-record-v1.hex")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII)
                    .replaceAll("\\s", "");
        }
    }
}
