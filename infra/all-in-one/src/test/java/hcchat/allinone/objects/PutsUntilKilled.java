package hcchat.allinone.objects;

import hcchat.allinone.KilledProcess;
import java.nio.file.Path;

/// A server process that is killed as soon as a PUT was answered.
final class PutsUntilKilled {
    static final String KEY = "rooms/r_a/2026/01/01/answered.bin";
    static final long BYTES = 100_000;

    private PutsUntilKilled() {}

    public static void main(String[] arguments) throws Exception {
        StoreUnderTest store = StoreUnderTest.start(Path.of(arguments[0]));
        int status =
                store.put(store.bucket().presigner().put(KEY, "image/jpeg", BYTES, StoreUnderTest.LIFE), (int) BYTES);
        if (status == 200) {
            KilledProcess.serves(KEY);
        }
    }
}
