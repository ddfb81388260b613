/// Files of a room. In: a path, and where to put what somebody sent. Out: sealed bytes to a store, straight from here,
/// and
/// files that are whole.
/// Never: a byte of a file in clear anywhere but in the user's own files; a sealed file that is sealed twice; a file in
/// the
/// place of another.
@NullMarked
package hcchat.client.file;

import org.jspecify.annotations.NullMarked;
