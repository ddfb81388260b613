/// Where attachments lie: one bucket of any S3 store, which clients write and read by presigned URLs.
/// In: keys, sizes, types; where the store is. Out: URLs that allow one thing for a while; what lies there, deleted or
/// put together from parts.
/// Never: a byte of an attachment through this process; a secret, or a URL that opens something, in a log line or a
/// `toString`; the S3 client's types outside of this package.
@NullMarked
package hcchat.storage.objects;

import org.jspecify.annotations.NullMarked;
