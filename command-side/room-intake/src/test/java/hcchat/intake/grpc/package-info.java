/// What travels comes out as it went in, and ends are orderly.
@NullMarked
package hcchat.intake.grpc;

import org.jspecify.annotations.NullMarked;
