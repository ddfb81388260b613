/// In: a locked data folder, a port. Out: an S3 server with one bucket and two users, whose files lie below the folder.
/// Never: a key that anybody else can read; an object that whoever has another's URL can reach; an answer of 200 before
/// the
/// bytes are on the disk.
@NullMarked
package hcchat.allinone.objects;

import org.jspecify.annotations.NullMarked;
