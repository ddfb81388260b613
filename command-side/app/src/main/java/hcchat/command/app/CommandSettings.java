package hcchat.command.app;

import hcchat.command.owner.OwnerSettings;
import hcchat.command.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What command-side must be told.
///
/// @param watched the folders whose disk must not fill
/// @param retention how long bodies are kept; null for ever
public record CommandSettings(
        StoreSettings store,
        OwnerSettings owner,
        Path masterKeyFile,
        Path dataFolder,
        List<Path> watched,
        @Nullable Duration retention) {}
