package hcchat.storage.objects.memory;

import hcchat.storage.objects.ObjectStore;
import hcchat.storage.objects.ObjectStoreException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A bucket in memory, without the bytes. What clients do by presigned URLs is [#put] and [#putPart] here.
public final class InMemoryObjectStore implements ObjectStore {
    private final TreeMap<String, Stored> objects = new TreeMap<>();
    private final Map<String, Upload> uploads = new HashMap<>();
    private boolean away;
    private int etags;

    /// From now on nobody can reach it, or everybody again.
    public synchronized void setAway(boolean away) {
        this.away = away;
    }

    /// What a client puts, unless something lies there already.
    ///
    /// @return whether it was stored
    public synchronized boolean put(String key, long bytes) {
        return objects.putIfAbsent(key, new Stored(bytes, etag())) == null;
    }

    /// A part that a client puts; once more replaces it.
    ///
    /// @return whether there is such an upload
    public synchronized boolean putPart(String key, String upload, int number, long bytes) {
        Upload open = open(key, upload);
        if (open != null) {
            open.parts().put(number, new Part(number, bytes, etag()));
        }
        return open != null;
    }

    /// The ids of uploads in parts that were neither completed nor aborted.
    public synchronized List<String> uploads() {
        return uploads.keySet().stream().sorted().toList();
    }

    @Override
    public synchronized boolean isThere() {
        return !away;
    }

    @Override
    public synchronized @Nullable Stored head(String key) {
        reach();
        return objects.get(key);
    }

    @Override
    public synchronized List<String> list(String prefix, @Nullable String after, int most) {
        reach();
        return objects.tailMap(after == null ? "" : after, false).keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized void delete(Collection<String> keys) {
        reach();
        keys.forEach(objects::remove);
    }

    @Override
    public synchronized String begin(String key, String contentType) {
        reach();
        String id = UUID.randomUUID().toString();
        uploads.put(id, new Upload(key, new TreeMap<>()));
        return id;
    }

    @Override
    public synchronized List<Part> parts(String key, String upload) {
        reach();
        Upload open = open(key, upload);
        return open == null ? List.of() : List.copyOf(open.parts().values());
    }

    @Override
    public synchronized Completion complete(String key, String upload, List<Part> parts) {
        reach();
        Upload open = open(key, upload);
        if (open == null) {
            return Completion.GONE;
        }
        if (parts.isEmpty() || !open.parts().values().containsAll(parts)) {
            throw new ObjectStoreException(false, "the parts aren't those of the upload", null);
        }
        if (objects.containsKey(key)) {
            return Completion.TAKEN;
        }
        uploads.remove(upload);
        long bytes = parts.stream().mapToLong(Part::bytes).sum();
        objects.put(key, new Stored(bytes, etag() + "-" + parts.size()));
        return Completion.DONE;
    }

    @Override
    public synchronized void abort(String key, String upload) {
        reach();
        if (open(key, upload) != null) {
            uploads.remove(upload);
        }
    }

    @Override
    public void close() {}

    private @Nullable Upload open(String key, String upload) {
        Upload open = uploads.get(upload);
        return open != null && open.key().equals(key) ? open : null;
    }

    private void reach() {
        if (away) {
            throw new ObjectStoreException(true, "the store is away", null);
        }
    }

    private String etag() {
        return "%032x".formatted(++etags);
    }

    private record Upload(String key, TreeMap<Integer, Part> parts) {}
}
