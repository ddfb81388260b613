package hcchat.query;

/// Where a PostgreSQL is and who asks it.
///
/// @param url a JDBC URL
public record DatabaseAccess(String url, String user, String password) {
    @Override
    public String toString() {
        return "DatabaseAccess " + url + " as " + user;
    }
}
