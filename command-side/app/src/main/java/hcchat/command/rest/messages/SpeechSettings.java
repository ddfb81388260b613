package hcchat.command.rest.messages;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What may be said and read by REST, as `hcchat.rest.*`; the edges are told the same as `hcchat.edge.*`.
///
/// @param e2ee whether texts must be encrypted end to end
/// @param history how far back people may read where the room says nothing of it: all where texts are encrypted, else
///     what was said after they came
@ConfigurationProperties("hcchat.rest")
record SpeechSettings(
        @DefaultValue("required") Encryption e2ee, @Nullable History history) {
    enum History {
        ALL,
        SINCE_JOIN
    }

    enum Encryption {
        REQUIRED,
        OPTIONAL
    }

    boolean encrypted() {
        return e2ee == Encryption.REQUIRED;
    }

    boolean sinceJoin() {
        return history == null ? !encrypted() : history == History.SINCE_JOIN;
    }
}
