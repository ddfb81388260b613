package hcchat.storage.objects;

/// A user of the store.
///
/// @param id stands in clear in each URL that is signed with it
/// @param secret never leaves this process
public record AccessKey(String id, String secret) {
    public AccessKey {
        if (id.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("a user of the store has an id and a secret");
        }
    }

    @Override
    public String toString() {
        return "AccessKey[" + id + "]";
    }
}
