package hcchat.command.ops;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where an operator's commands are taken, as `hcchat.operator.*`.
///
/// @param file written for who may give commands; left out, none are taken
/// @param port on the loopback address; 0 for any
@ConfigurationProperties("hcchat.operator")
public record OperatorSettings(
        @Nullable Path file, @DefaultValue("0") int port) {}
