package hcchat.storage.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hcchat.storage.objects.ObjectStore.Completion;
import hcchat.storage.objects.ObjectStore.Part;
import hcchat.storage.objects.ObjectStore.Stored;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What whoever keeps attachments relies on, whichever store it is.
public abstract class ObjectStoreContract {
    // What S3 asks of each part but the last.
    private static final int PART = 5 << 20;

    private String folder = "";

    @BeforeEach
    void useAFolderOfItsOwn() {
        folder = "rooms/" + UUID.randomUUID() + "/";
    }

    protected abstract ObjectStore store();

    /// As a client does, by a URL.
    protected abstract void put(String key, int bytes);

    /// As a client does, by a URL.
    protected abstract void putPart(String key, String upload, int number, int bytes);

    @Test
    void what_was_put_is_found_by_its_key_with_its_size() {
        put(folder + "a.bin", 1_234);

        Stored found = store().head(folder + "a.bin");

        assertThat(found).isNotNull();
        assertThat(found.bytes()).isEqualTo(1_234);
        assertThat(found.etag()).isNotEmpty().doesNotContain("\"");
        assertThat(store().head(folder + "b.bin")).isNull();
        assertThat(store().isThere()).isTrue();
    }

    @Test
    void keys_are_listed_in_order_a_page_at_a_time_under_their_prefix_alone() {
        for (String name : List.of("c", "a", "d/e", "b")) {
            put(folder + name, 1);
        }
        put(folder.replace("rooms/", "rooms/z") + "x", 1);

        assertThat(store().list(folder, null, 3)).containsExactly(folder + "a", folder + "b", folder + "c");
        assertThat(store().list(folder, folder + "c", 3)).containsExactly(folder + "d/e");
        assertThat(store().list(folder, folder + "d/e", 3)).isEmpty();
    }

    @Test
    void what_is_deleted_is_gone_and_nothing_else_is_and_once_more_is_no_error() {
        List<String> doomed = IntStream.range(0, 20).mapToObj(i -> folder + i).toList();
        doomed.forEach(key -> put(key, 1));
        put(folder + "kept", 1);

        store().delete(doomed);
        store().delete(doomed);
        store().delete(List.of());

        assertThat(store().list(folder, null, 100)).containsExactly(folder + "kept");
    }

    @Test
    void parts_become_one_object() {
        String key = folder + "large.bin";
        String upload = store().begin(key, "video/mp4");
        putPart(key, upload, 2, 7);
        putPart(key, upload, 1, PART);

        List<Part> parts = store().parts(key, upload);

        assertThat(parts).extracting(Part::number).containsExactly(1, 2);
        assertThat(parts).extracting(Part::bytes).containsExactly((long) PART, 7L);
        assertThat(store().head(key)).isNull();
        assertThat(store().complete(key, upload, parts)).isEqualTo(Completion.DONE);
        assertThat(store().head(key)).extracting(Stored::bytes).isEqualTo(PART + 7L);
        assertThat(store().list(folder, null, 10)).containsExactly(key);
    }

    @Test
    void an_upload_that_is_completed_once_more_changes_nothing() {
        String key = folder + "once.bin";
        String upload = store().begin(key, "video/mp4");
        putPart(key, upload, 1, 7);
        List<Part> parts = store().parts(key, upload);
        store().complete(key, upload, parts);

        // Amazon's store remembers what it completed, others don't.
        assertThat(store().complete(key, upload, parts)).isIn(Completion.DONE, Completion.GONE);
        assertThat(store().parts(key, upload)).isEmpty();
        assertThat(store().head(key)).extracting(Stored::bytes).isEqualTo(7L);
    }

    @Test
    void parts_are_not_put_over_an_object() {
        String key = folder + "taken.bin";
        String upload = store().begin(key, "video/mp4");
        putPart(key, upload, 1, 7);
        put(key, 3);

        assertThat(store().complete(key, upload, store().parts(key, upload))).isEqualTo(Completion.TAKEN);

        assertThat(store().head(key)).extracting(Stored::bytes).isEqualTo(3L);
    }

    @Test
    void a_part_that_is_not_there_is_refused() {
        String key = folder + "half.bin";
        String upload = store().begin(key, "video/mp4");
        putPart(key, upload, 1, 7);

        assertThatExceptionOfType(ObjectStoreException.class)
                .isThrownBy(() ->
                        store().complete(key, upload, List.of(new Part(3, 7, "d41d8cd98f00b204e9800998ecf8427e"))))
                .satisfies(refused -> assertThat(refused.away()).isFalse());
    }

    @Test
    void an_upload_that_was_given_up_is_gone_with_its_parts_and_once_more_is_no_error() {
        String key = folder + "given-up.bin";
        String upload = store().begin(key, "video/mp4");
        putPart(key, upload, 1, 7);

        store().abort(key, upload);
        store().abort(key, upload);

        assertThat(store().parts(key, upload)).isEmpty();
        assertThat(store().head(key)).isNull();
        assertThat(store().list(folder, null, 10)).isEmpty();
    }
}
