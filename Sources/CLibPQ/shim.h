// libpq, and the few calls of glibc that its Swift module leaves out: a thread's own file system identity, extended
// attributes, and starting a child in another folder with no inherited descriptors.
#include <libpq-fe.h>
#include <spawn.h>
#include <sys/fsuid.h>
#include <sys/xattr.h>

// Declared only under _GNU_SOURCE, which is not ours to define for everyone who imports this module.
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
extern int pipe2(int ends[2], int flags);
