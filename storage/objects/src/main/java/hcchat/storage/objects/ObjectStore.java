package hcchat.storage.objects;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bucket in which attachments lie. Each call waits for the store's answer, some seconds at most where it doesn't
/// come; safe for many threads.
///
/// Every method but [#isThere()] and [#close()] throws [ObjectStoreException].
public interface ObjectStore extends AutoCloseable {

    /// Whether the store was there when it was last asked: false until it first answered. It is asked again by
    /// itself.
    boolean isThere();

    /// Null where nothing lies under that key.
    @Nullable
    Stored head(String key);

    /// Keys in the order of their bytes.
    ///
    /// @param prefix what each begins with
    /// @param after only those that come after this one; null: from the first
    /// @param most 1 to 1,000
    List<String> list(String prefix, @Nullable String after, int most);

    /// What isn't there is no error.
    void delete(Collection<String> keys);

    /// Begins an upload in parts.
    ///
    /// @return its id
    String begin(String key, String contentType);

    /// What has come of an upload, by number; empty for an upload that isn't there any more.
    List<Part> parts(String key, String upload);

    /// Makes an object of parts. Asked again after its answer was lost, it says [Completion#GONE], and the object
    /// is
    /// there.
    ///
    /// @param parts by number, each as [#parts] told it
    Completion complete(String key, String upload, List<Part> parts);

    /// Gives an upload up; what isn't there is no error.
    void abort(String key, String upload);

    @Override
    void close();

    /// @param etag as the store made it, without quotes
    record Stored(long bytes, String etag) {}

    /// @param number 1 to 10,000
    /// @param etag as the store made it, without quotes
    record Part(int number, long bytes, String etag) {}

    /// What became of an upload in parts.
    enum Completion {
        /// The object is there.
        DONE,
        /// Another object lies under that key, and still does.
        TAKEN,
        /// The upload isn't there any more: it was completed or aborted before.
        GONE
    }
}
