package hcchat.client;

import hcchat.room.AuthorId;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.UUID;

/// Tells a whisper that comes again (its sender didn't know whether it had arrived) from a new one. Guarded by the
/// client's lock.
final class Whispers {
    private static final int REMEMBERED = 4_096;

    private record Told(UUID id, AuthorId author) {}

    private final SequencedSet<Told> told = new LinkedHashSet<>();

    /// @param words what could be opened; what couldn't is told each time, and spends no id
    boolean isNew(ServerFrame.Whisper whisper, Words words) {
        Told one = new Told(whisper.id(), whisper.author());
        if (told.contains(one)) {
            return false;
        }
        if (!(words instanceof Words.Refused)) {
            told.add(one);
            if (told.size() > REMEMBERED) {
                told.removeFirst();
            }
        }
        return true;
    }
}
