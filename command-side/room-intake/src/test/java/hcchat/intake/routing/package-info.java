/// The pieces of the client by themselves.
@NullMarked
package hcchat.intake.routing;

import org.jspecify.annotations.NullMarked;
