#ifdef __cplusplus
extern "C" {
#endif
int cphone_placeholder(void);
#ifdef __cplusplus
}
#endif
