package hcchat.command.store;

/// Where the store is.
///
/// @param schema of the store's tables
public record StoreSettings(String jdbcUrl, String user, String password, String schema) {
    @Override
    public String toString() {
        return "StoreSettings " + jdbcUrl;
    }
}
