package hcchat.log.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hcchat.log.FixedSeal;
import hcchat.log.Seeds;
import hcchat.log.account.AccountChange.AccountEnded;
import hcchat.log.account.AccountChange.DeviceEnded;
import hcchat.log.account.AccountChange.TokenEnded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountChangeCodecTest {
    private static final UUID ALICE = UUID.fromString("00112233-4455-4677-8899-aabbccddeeff");
    private static final UUID PHONE = UUID.fromString("01020304-0506-4708-890a-0b0c0d0e0f10");
    private static final UUID TOKEN = UUID.fromString("f0e0d0c0-b0a0-4908-8706-050403020100");
    private static final List<AccountChange> ALL = List.of(
            new DeviceEnded(ALICE, PHONE, 1_700_000_000_001L),
            new AccountEnded(ALICE, 1_700_000_000_002L),
            new TokenEnded(TOKEN, 1_700_000_600_000L, 1_700_000_000_003L));

    private final AccountChangeCodec codec = new AccountChangeCodec(new FixedSeal());

    @Test
    void the_bytes_are_those_of_the_golden_file() throws IOException {
        List<String> golden = golden();

        assertThat(ALL.stream().map(codec::encode).map(HexFormat.of()::formatHex))
                .containsExactlyElementsOf(golden);
        assertThat(golden.stream().map(HexFormat.of()::parseHex).map(codec::decode))
                .containsExactlyElementsOf(ALL);
    }

    @Test
    void what_has_ended_and_whose_it_was_cant_be_told_from_the_bytes() {
        assertThat(ALL.stream().map(change -> codec.encode(change).length).distinct())
                .hasSize(1);
        String bytes = HexFormat.of().formatHex(codec.encode(ALL.getFirst()));
        assertThat(bytes).doesNotContain("00112233").doesNotContain("01020304");
    }

    @Test
    void any_flipped_bit_is_refused() {
        for (AccountChange change : ALL) {
            byte[] value = codec.encode(change);
            // The second byte names the key of this seal.
            for (int bit = 0; bit < value.length * 8; bit++) {
                if (bit / 8 != 1) {
                    byte[] bad = value.clone();
                    bad[bit / 8] ^= (byte) (1 << bit % 8);
                    assertThatIllegalArgumentException().isThrownBy(() -> codec.decode(bad));
                }
            }
        }
    }

    @Test
    void cut_bytes_and_noise_are_refused() {
        byte[] value = codec.encode(ALL.getFirst());
        for (int length = 0; length < value.length; length++) {
            byte[] cut = Arrays.copyOf(value, length);
            assertThatIllegalArgumentException().isThrownBy(() -> codec.decode(cut));
        }
        Random random = Seeds.random(getClass());
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[1 + random.nextInt(120)];
            random.nextBytes(noise);
            noise[0] = 1;
            if (noise.length < 2 || noise[1] != 99) {
                assertThatIllegalArgumentException().isThrownBy(() -> codec.decode(noise));
            }
        }
    }

    @Test
    void what_was_sealed_for_another_topic_is_refused() {
        byte[] elsewhere = new FixedSeal().seal("room.events".getBytes(StandardCharsets.US_ASCII), new byte[64]);
        byte[] value = new byte[elsewhere.length + 1];
        value[0] = 1;
        System.arraycopy(elsewhere, 0, value, 1, elsewhere.length);

        assertThatIllegalArgumentException().isThrownBy(() -> codec.decode(value));
    }

    private static List<String> golden() throws IOException {
        try (InputStream in = AccountChangeCodecTest.class.getResourceAsStream("/golden/account-change-v1.hex")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }
}
