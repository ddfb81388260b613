package hcchat.client.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final byte[] SALT = new byte[RoomKeys.SALT_BYTES];
    private static final Place PLACE =
            new Place(new RoomId(1, 2), "chat", UUID.randomUUID(), new AuthorId(3, 4), null, null, null);

    @Test
    void a_closed_passphrase_gives_no_keys_and_its_copy_still_does() {
        Passphrase passphrase = Passphrase.of("secret".toCharArray());
        Passphrase copy = passphrase.copy();
        passphrase.close();

        assertThatIllegalStateException().isThrownBy(() -> RoomKeys.derive(passphrase, SALT));
        assertThat(copy.bytes()).isEqualTo(new byte[] {'s', 'e', 'c', 'r', 'e', 't'});
    }

    @Test
    void closed_keys_seal_nothing() {
        RoomKeys keys = RoomKeys.derive(Passphrase.of("secret".toCharArray()), SALT);
        RoomCipher cipher = new RoomCipher(keys, new SecureRandom());
        cipher.close();

        assertThat(keys.key(Purpose.TEXT).isDestroyed()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> cipher.seal(PLACE, "hello"));
        assertThatIllegalStateException().isThrownBy(keys::doorProof);
    }

    @Test
    void a_salt_of_another_length_is_refused() {
        Passphrase passphrase = Passphrase.of("secret".toCharArray());

        assertThatIllegalArgumentException().isThrownBy(() -> RoomKeys.derive(passphrase, new byte[15]));
    }

    @Test
    void what_is_secret_does_not_print() {
        Passphrase passphrase = Passphrase.of("secret".toCharArray());

        assertThat(passphrase).hasToString("Passphrase");
        assertThat(new SecretBytes(new byte[32])).hasToString("SecretBytes");
        assertThat(new Opened.Text("secret")).hasToString("Text of 6");
    }
}
