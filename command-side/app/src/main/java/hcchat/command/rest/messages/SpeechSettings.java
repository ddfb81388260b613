package hcchat.command.rest.messages;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What may be said by REST, as `hcchat.rest.*`; the edges are told the same as `hcchat.edge.*`.
///
/// @param e2ee whether texts must be encrypted end to end
@ConfigurationProperties("hcchat.rest")
record SpeechSettings(@DefaultValue("required") Encryption e2ee) {
    enum Encryption {
        REQUIRED,
        OPTIONAL
    }

    boolean encrypted() {
        return e2ee == Encryption.REQUIRED;
    }
}
