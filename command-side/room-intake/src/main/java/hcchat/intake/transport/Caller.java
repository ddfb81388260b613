package hcchat.intake.transport;

/// Who calls, as its service token says.
public enum Caller {
    COMMAND_SIDE,
    QUERY_SIDE,
    WS_EDGE,
    PUSH_NOTIFIER,
    OPERATOR
}
