package hcchat.allinone.objects;

import hcchat.allinone.host.PrivateProperties;
import hcchat.storage.objects.AccessKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/// The two users of the embedded store, made up at the first start and kept in a file that only its owner can read.
record StoreKeys(AccessKey server, AccessKey presign) {
    private static final String SERVER = "hcchat-server";
    private static final String PRESIGN = "hcchat-presign";
    private static final SecureRandom RANDOM = new SecureRandom();

    static StoreKeys at(Path file) throws IOException {
        Properties kept = PrivateProperties.read(file);
        boolean complete = kept.putIfAbsent(SERVER, newSecret()) != null;
        complete &= kept.putIfAbsent(PRESIGN, newSecret()) != null;
        if (!complete) {
            PrivateProperties.write(file, kept);
        }
        return new StoreKeys(
                new AccessKey(SERVER, kept.getProperty(SERVER)), new AccessKey(PRESIGN, kept.getProperty(PRESIGN)));
    }

    private static String newSecret() {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
