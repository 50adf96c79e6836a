package press

import "sync"

// slackBytes is how much more garbage may gather before it is collected. A
// document leaves 3 MB beside 5 MB that live, so without it every third one
// pays for a collection, a seventh of its time.
const slackBytes = 16 << 20

// slack is bytes that nobody ever touches, so the system never gives them
// memory; the collector counts them as in use. Raising its percentage instead
// would raise what the largest documents take.
var slack = sync.OnceValue(func() []byte { return make([]byte, slackBytes) })
