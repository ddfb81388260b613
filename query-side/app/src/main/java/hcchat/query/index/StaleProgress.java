package hcchat.query.index;

import java.sql.SQLException;

/// Somebody else has moved the index on, or switched to another generation: read the progress anew and go on from
/// there.
final class StaleProgress extends SQLException {
    private static final long serialVersionUID = 1;

    StaleProgress() {
        super("the index has moved on");
    }
}
