package hcchat.command.rest.rooms;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What may be said and read by REST, as `hcchat.rest.*`; the edges are told the same as `hcchat.edge.*`.
///
/// @param e2ee whether texts must be encrypted end to end
/// @param history how far back people may read where the room says nothing of it: all where texts are encrypted, else
///     what was said after they came
@ConfigurationProperties("hcchat.rest")
public record SpeechSettings(
        @DefaultValue("required") Encryption e2ee, @Nullable History history) {
    /// How far back.
    public enum History {
        ALL,
        SINCE_JOIN
    }

    /// Whether texts must be encrypted.
    public enum Encryption {
        REQUIRED,
        OPTIONAL
    }

    public boolean encrypted() {
        return e2ee == Encryption.REQUIRED;
    }

    /// Whether members of rooms that say nothing of it read only what was said since they are members.
    public boolean sinceJoin() {
        return history == null ? !encrypted() : history == History.SINCE_JOIN;
    }
}
