/// Who is let in, and where things listen.
@NullMarked
package hcchat.intake.transport;

import org.jspecify.annotations.NullMarked;
