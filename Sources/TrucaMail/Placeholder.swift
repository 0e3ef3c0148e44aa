import CMIME
let placeholder = 1
