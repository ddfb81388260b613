/// The client against a server that says exactly what a test tells it to.
@NullMarked
package hcchat.client;

import org.jspecify.annotations.NullMarked;
