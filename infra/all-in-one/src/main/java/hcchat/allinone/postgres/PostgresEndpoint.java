package hcchat.allinone.postgres;

/// Where the store is, and with which login each deployable comes to it.
public record PostgresEndpoint(String jdbcUrl, Login command, Login query) {

    /// A role and its password; the password shows up nowhere by accident.
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }
}
