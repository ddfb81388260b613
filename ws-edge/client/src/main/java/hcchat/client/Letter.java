package hcchat.client;

import hcchat.room.AuthorId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something ready to be sent, and to be sent again just as it is until its outcome is known: in a room with a
/// passphrase its text is an envelope, which only `id` and `author` make readable.
///
/// @param author whose it is: a session under another one can't send it. Null in a room without a passphrase
public record Letter(UUID id, @Nullable AuthorId author, Saying saying) {

    @Override
    public String toString() {
        return "Letter " + id;
    }
}
