package hcchat.intake;

import hcchat.intake.KeyClient.KeyId;
import hcchat.intake.transport.Caller;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// A key service that has what a test gives it, and gives everybody all of it.
final class ScriptedKeyOffice implements KeyOffice {
    static final String WORDS = "words of the inside";

    private final Map<String, byte[]> secrets;
    private final Map<KeyId, byte[]> keys;
    private volatile boolean failing;

    ScriptedKeyOffice(Map<String, byte[]> secrets, Map<KeyId, byte[]> keys) {
        this.secrets = secrets;
        this.keys = keys;
    }

    void failing(boolean is) {
        failing = is;
    }

    private void failIfToldTo() {
        if (failing) {
            throw new IllegalStateException(WORDS);
        }
    }

    @Override
    public Map<String, byte[]> serverSecrets(Caller caller) {
        failIfToldTo();
        return secrets;
    }

    @Override
    public Map<KeyId, byte[]> roomKeys(Caller caller, Collection<KeyId> ids) {
        failIfToldTo();
        Map<KeyId, byte[]> found = new HashMap<>(keys);
        found.keySet().retainAll(ids);
        return found;
    }
}
