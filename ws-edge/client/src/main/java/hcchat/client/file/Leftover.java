package hcchat.client.file;

import java.util.UUID;

/// A file that an earlier program was given to send, and that isn't sent.
///
/// @param name as it will be told
public record Leftover(UUID id, String name, long bytes) {
    @Override
    public String toString() {
        return "Leftover of " + bytes + " bytes";
    }
}
