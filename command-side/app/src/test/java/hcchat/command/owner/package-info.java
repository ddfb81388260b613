/// What an owner promises, on a real store.
@NullMarked
package hcchat.command.owner;

import org.jspecify.annotations.NullMarked;
