package hcchat.intake;

import hcchat.intake.KeyClient.KeyId;
import hcchat.intake.transport.Caller;
import java.util.Collection;
import java.util.Map;

/// The key service from inside: command-side implements it, the transport calls it on a thread that may block. What it
/// throws reaches the caller as "not now", without its words.
public interface KeyOffice {
    /// The server secrets by name; the transport hands on only those that the caller may have.
    Map<String, byte[]> serverSecrets(Caller caller);

    /// The data keys asked for; one that was erased or never made is missing from the answer.
    Map<KeyId, byte[]> roomKeys(Caller caller, Collection<KeyId> ids);
}
