package hcchat.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hcchat.storage.seal.ServerSecrets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerSecretsSealTest {
    private static final byte[] AAD = {1};
    private static final byte[] PLAIN = {2, 3};

    private ServerSecrets secrets = new ServerSecrets(Map.of("transport.1", key(1)));
    private final TransportSeal seal = new ServerSecretsSeal(() -> secrets.transport());

    @Test
    void an_older_key_still_opens_after_a_rotation_and_no_longer_once_it_is_forgotten() {
        byte[] sealed = seal.seal(AAD, PLAIN);

        secrets = new ServerSecrets(Map.of("transport.1", key(1), "transport.2", key(2)));
        assertThat(seal.open(AAD, sealed)).isEqualTo(PLAIN);

        secrets = new ServerSecrets(Map.of("transport.2", key(2)));
        assertThat(seal.open(AAD, sealed)).isNull();
    }

    @Test
    void what_was_changed_is_refused() {
        byte[] sealed = seal.seal(AAD, PLAIN);
        sealed[sealed.length - 1] ^= 1;

        assertThatIllegalArgumentException().isThrownBy(() -> seal.open(AAD, sealed));
        assertThatIllegalArgumentException().isThrownBy(() -> seal.open(AAD, new byte[2]));
    }

    private static byte[] key(int number) {
        byte[] key = new byte[32];
        key[0] = (byte) number;
        return key;
    }
}
