package hcchat.cli.screen;

/// Something said that isn't in the room's history yet.
final class Pending {
    final String text;
    /// Its number, when it is stored and only its event is still to come; else 0.
    long seq;

    Pending(String text) {
        this.text = text;
    }
}
