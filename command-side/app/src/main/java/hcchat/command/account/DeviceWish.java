package hcchat.command.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which device somebody logs in on.
///
/// @param id the one that it was before, or null for a new one
/// @param name as its owner will know it; null leaves it as it was
public record DeviceWish(@Nullable UUID id, @Nullable String name) {
    @Override
    public String toString() {
        return "DeviceWish";
    }
}
