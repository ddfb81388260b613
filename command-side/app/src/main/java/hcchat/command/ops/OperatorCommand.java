package hcchat.command.ops;

import java.util.Map;

/// Something that an operator may have done. Each bean of this kind is offered.
public interface OperatorCommand {
    /// Where it is asked for, such as `/account/invite`.
    String path();

    /// Does it.
    ///
    /// @param arguments what stands behind the path's question mark
    /// @return what is told, a line or more
    /// @throws IllegalArgumentException with a sentence for the operator
    String run(Map<String, String> arguments);
}
