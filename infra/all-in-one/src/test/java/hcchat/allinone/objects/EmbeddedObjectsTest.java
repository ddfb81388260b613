package hcchat.allinone.objects;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.allinone.KilledProcess;
import hcchat.storage.objects.ObjectStore;
import hcchat.storage.objects.ObjectStore.Completion;
import hcchat.storage.objects.ObjectStore.Stored;
import hcchat.storage.objects.ObjectStoreContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The S3 client on the real store.
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedObjectsTest extends ObjectStoreContract {
    private final Path root;
    private StoreUnderTest store;

    EmbeddedObjectsTest(@TempDir Path folder) throws Exception {
        root = folder.resolve("data");
        store = StoreUnderTest.start(root);
    }

    @AfterAll
    void stop() throws Exception {
        store.close();
    }

    @Override
    protected ObjectStore store() {
        return store.bucket().store();
    }

    @Override
    protected void put(String key, int bytes) {
        assertThat(store.put(
                        store.bucket().presigner().put(key, "application/octet-stream", bytes, StoreUnderTest.LIFE),
                        bytes))
                .isEqualTo(200);
    }

    @Override
    protected void putPart(String key, String upload, int number, int bytes) {
        assertThat(store.put(
                        store.bucket().presigner().putPart(key, upload, number, bytes, StoreUnderTest.LIFE), bytes))
                .isEqualTo(200);
    }

    @Test
    void objects_users_and_uploads_in_parts_outlive_a_restart() throws Exception {
        put("kept.bin", 5);
        String upload = store().begin("half.bin", "video/mp4");
        putPart("half.bin", upload, 1, 7);
        ObjectsEndpoint before = store.endpoint();
        store.close();

        store = StoreUnderTest.start(root);

        assertThat(store.endpoint().server()).isEqualTo(before.server());
        assertThat(store.endpoint().presign()).isEqualTo(before.presign());
        assertThat(store().head("kept.bin")).extracting(Stored::bytes).isEqualTo(5L);
        assertThat(store().parts("half.bin", upload)).hasSize(1);
        assertThat(store().complete("half.bin", upload, store().parts("half.bin", upload)))
                .isEqualTo(Completion.DONE);
        assertThat(store().head("half.bin")).extracting(Stored::bytes).isEqualTo(7L);
    }

    @Test
    void what_was_answered_outlives_a_killed_process_and_what_it_left_lying_is_taken_away() throws Exception {
        store.close();
        Path cut = root.resolve("objects/hc-attachments/cut.bin-0b0e8400-e29b-41d4-a716-446655440000");
        Files.writeString(cut, "half");

        KilledProcess.run(PutsUntilKilled.class, root);
        store = StoreUnderTest.start(root);

        assertThat(store().head(PutsUntilKilled.KEY)).extracting(Stored::bytes).isEqualTo(PutsUntilKilled.BYTES);
        while (Files.exists(cut)) {
            Thread.onSpinWait();
        }
        assertThat(store().head(PutsUntilKilled.KEY)).isNotNull();
    }

    @Test
    void keys_and_objects_are_their_owners_alone() throws Exception {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(root.resolve("config/objects.properties"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("objects"))))
                .isEqualTo("rwx------");
    }
}
